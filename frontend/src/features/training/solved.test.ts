import { describe, expect, test } from 'vitest';
import { blank, faults, keyFor, KINDS, NOTHING, read, written, type Kind } from './solved';

const what = { nl: 'Wat nu?' };
const fields = (kind: Kind) => faults(blank(kind)).map(({ field }) => field);

describe('an exercise in a form', () => {
  test('comes back as it was sent, whatever its kind', () => {
    const option = { text: what, right: true, score: null, explanation: {} };
    const deed = { text: what, right: null, score: 3, explanation: null };
    for (const sent of [
      { kind: 'single', question: what, options: [option, { ...option, right: false }] },
      { kind: 'multiple', question: what, options: [option, option] },
      { kind: 'vignette', question: what, options: [deed, { ...deed, score: 0 }] },
      { kind: 'ordering', question: what, items: [what, what], explanation: what },
      { kind: 'sorting', question: what, statements: [{ text: what, role: 'silent', explanation: what }] },
      { kind: 'open', question: what, hint: what },
      { kind: 'role-map', question: what, hint: {} },
      {
        kind: 'scenario',
        question: {},
        start: 'a',
        nodes: [
          {
            id: 'a',
            text: what,
            choices: [{ text: what, next: 'b', effects: { silent: 2 }, explanation: {} }],
          },
          { id: 'b', text: what, choices: [] },
        ],
      },
    ]) {
      const whole = { ...NOTHING, ...sent };
      expect(written(read(whole))).toEqual(whole);
    }
  });

  test('begins with the step it begins with', () => {
    const nodes = ['a', 'b', 'c'].map((id) => ({ id, text: what, choices: [] }));
    const back = written(read({ ...NOTHING, kind: 'scenario', question: {}, start: 'b', nodes }));
    expect(back.start).toBe('b');
    expect(back.nodes?.map(({ id }) => id)).toEqual(['b', 'a', 'c']);
  });

  test('says what is missing of each kind', () => {
    expect(fields('single')).toEqual(['question', 'part-0', 'part-1', 'parts']);
    expect(fields('ordering')).toEqual(['question', 'part-0', 'part-1']);
    expect(fields('sorting')).toEqual(['question', 'part-0', 'part-0-role', 'part-1', 'part-1-role']);
    expect(fields('scenario')).toEqual(['step-0', 'step-0-0', 'step-0-0-next', 'step-1']);
    expect(fields('open')).toEqual(['question']);
    const two = blank('single');
    two.question = what;
    two.parts.forEach((part) => Object.assign(part, { text: what, right: true }));
    expect(faults(two)).toEqual([{ field: 'parts', error: 'right' }]);
    two.parts[0]!.right = false;
    expect(faults(two)).toEqual([]);
    for (const kind of KINDS) expect(fields(kind).length).toBeGreaterThan(0);
  });

  test('gets a name out of its words that no other has', () => {
    expect(keyFor({ fr: ' Où êtes-vous, là ? ' }, [])).toBe('ou-etes-vous-la');
    expect(keyFor(what, ['wat-nu', 'wat-nu-2'])).toBe('wat-nu-3');
    expect(keyFor({ nl: '…' }, [])).toBe('exercise');
    expect(keyFor({ nl: 'a'.repeat(90) }, []).length).toBe(40);
  });
});
