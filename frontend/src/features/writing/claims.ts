/** The ledger of a manuscript: what was intended, delivered, observed or measured; by whom; how they know. */
import type { Claim } from '~/api/desk';
import { t } from '~/i18n/index.svelte';

export const STAGES = ['intended', 'delivered', 'observed', 'measured'] as const;
export const JUDGES = ['owner', 'internal', 'peer', 'researcher'] as const;
export const SCALE = [
  'described',
  'plausible',
  'followed',
  'before-after',
  'compared',
  'repeated',
  'no-effect',
  'harm',
] as const;
export const MOST = 20;
export const LONGEST_TEXT = 500;
export const LONGEST_KNOWN = 300;

const KINDS = ['lesson', 'failure', 'practice'];
export const keepsLedger = (kind: string): boolean => KINDS.includes(kind);

/** A new line goes on where the ones above it stop: after an intention one tells what was done. */
export function newLine(lines: Claim[]): Claim {
  const last = STAGES.indexOf(lines[lines.length - 1]?.stage as (typeof STAGES)[number]);
  const stage = STAGES[Math.min(last + 1, STAGES.length - 1)]!;
  return { stage, text: '', judge: 'owner', organisation: null, known: '', evidence: null };
}

export function moved<T>(lines: T[], from: number, to: number): T[] {
  if (to < 0 || to >= lines.length) return lines;
  const rest = lines.filter((_, i) => i !== from);
  return [...rest.slice(0, to), lines[from]!, ...rest.slice(to)];
}

export const says = (line: Claim): boolean => Boolean(line.text?.trim());

/** One line as a sentence, where the ledger stands among other text. */
export function inWords(line: Claim): string {
  const how = [
    t(`claims.judge.${line.judge ?? 'owner'}` as 'claims.judge.owner'),
    line.known ?? '',
    line.evidence ? t(`claims.evidence.${line.evidence}` as 'claims.evidence.harm') : '',
  ].filter(Boolean);
  const stage = t(`claims.stage.${line.stage ?? 'intended'}` as 'claims.stage.intended');
  return `${stage}${t('common.colon')} ${line.text ?? ''} (${how.join('; ')})`;
}
