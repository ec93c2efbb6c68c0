/**
 * What goes to the custodians from this tab: the nine words until they are sent, so that trying again uses the same ones, and
 * then only by when an answer comes. Kept in memory and nowhere else; nothing of the text.
 */
const phrases: Record<string, string> = {};
let last = $state.raw<{ manuscript: string; answerBy: string }>();

export const handed = {
  phraseFor(manuscript: string): string | undefined {
    return phrases[manuscript];
  },
  keepPhrase(manuscript: string, phrase: string): void {
    phrases[manuscript] = phrase;
  },
  done(manuscript: string, answerBy: string): void {
    delete phrases[manuscript];
    last = { manuscript, answerBy };
  },
  /** The month in which an answer is due, of what was just sent. */
  answerBy(manuscript: string): string | undefined {
    return last?.manuscript === manuscript ? last.answerBy : undefined;
  },
};
