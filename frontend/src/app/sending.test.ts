import { describe, expect, it, vi } from 'vitest';
import { Sendings } from './sending.svelte';

const file = (name: string) => new File(['text'], name, { type: 'text/plain' });

function chosen(...names: string[]) {
  const target = { files: names.map(file), value: 'something' } as unknown as HTMLInputElement;
  return { currentTarget: target } as unknown as Event & { currentTarget: HTMLInputElement };
}

/** Sends that are answered by hand. */
function byHand() {
  const asked: { name: string; answer: (what: string) => void; refuse: (why: unknown) => void }[] = [];
  const added: string[] = [];
  const how = (one: File) =>
    new Promise<string>((answer, refuse) => asked.push({ name: one.name, answer, refuse }));
  return { asked, added, how, note: (what: string) => added.push(what) };
}

describe('files on their way', () => {
  it('go one after the other, also those that are chosen meanwhile', async () => {
    const { asked, added, how, note } = byHand();
    const sendings = new Sendings(how, note);

    const event = chosen('a.txt', 'b.txt');
    sendings.choose(event);
    sendings.choose(chosen('c.txt'));
    expect(event.currentTarget.value).toBe('');
    expect(sendings.onTheWay).toBe(3);
    await vi.waitFor(() => expect(asked.map(({ name }) => name)).toEqual(['a.txt']));

    asked[0]!.answer('first');
    await vi.waitFor(() => expect(asked.map(({ name }) => name)).toEqual(['a.txt', 'b.txt']));
    expect(added).toEqual(['first']);
    asked[1]!.answer('second');
    await vi.waitFor(() => expect(asked).toHaveLength(3));
    asked[2]!.answer('third');
    await vi.waitFor(() => expect(added).toEqual(['first', 'second', 'third']));
    expect(sendings.onTheWay).toBe(0);
  });

  it('do not hold up the next when one is refused, and can be sent again or dismissed', async () => {
    const { asked, added, how, note } = byHand();
    const sendings = new Sendings(how, note);
    sendings.choose(chosen('a.txt', 'b.txt'));
    await vi.waitFor(() => expect(asked).toHaveLength(1));

    asked[0]!.refuse(new Error('no network'));
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    asked[1]!.answer('second');
    await vi.waitFor(() => expect(added).toEqual(['second']));
    const [refused] = sendings.all;
    expect(refused!.state).toBe('refused');

    sendings.again(refused!);
    await vi.waitFor(() => expect(asked).toHaveLength(3));
    asked[2]!.answer('first');
    await vi.waitFor(() => expect(added).toEqual(['second', 'first']));
    sendings.dismiss(refused!);
    expect(sendings.all.map(({ name }) => name)).toEqual(['b.txt']);
  });

  it('wait on while what must come first has not come', async () => {
    const { asked, how, note } = byHand();
    const before = vi.fn().mockResolvedValueOnce(false).mockResolvedValueOnce(true);
    const sendings = new Sendings(how, note, before);

    sendings.choose(chosen('a.txt'));
    await vi.waitFor(() => expect(before).toHaveBeenCalledTimes(1));
    expect(asked).toHaveLength(0);
    expect(sendings.onTheWay).toBe(1);
    await new Promise((done) => setTimeout(done));

    sendings.choose(chosen('b.txt'));
    await vi.waitFor(() => expect(asked.map(({ name }) => name)).toEqual(['a.txt']));
  });
});
