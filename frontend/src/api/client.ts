/** Every call the interface makes, and the shape of every answer. Pages import from here and nowhere else. */
import { query, send, type Attempt } from './http';

export { asProblem, Attempt, configure, Problem, type Violation } from './http';

export type Id = string;
export type Page<T> = { items: T[]; next: string | null };
export type Named = { id: Id; name: string };
export type Option = { value: string; label: string };

export type Seat = {
  id: Id;
  kind: string;
  kindLabel: string;
  organisation: Named;
  root: Named;
  from: string;
};
export type Member = { id: Id; name: string; language: string; seats: Seat[] };
export type CircleName = { id: Id; name: string; kind: string; candid: boolean };
export type Me = { member: Member | null; demo: boolean };

export type Persona = { handle: string; name: string; seat: string; organisation: string; kinds: string[] };
export type Confirmation = { status: 'signed-in' } | { status: 'code'; code: string };
export type SignedInBrowser = {
  id: Id;
  created: string;
  lastUsed: string;
  current: boolean;
  browser: string | null;
};
export type Mail = { id: Id; sent: string; to: string; subject: string; text: string };

export type Question = {
  id: string;
  label: string;
  help?: string | null;
  type: 'text' | 'choice' | 'choices';
  options?: Option[] | null;
  core: boolean;
  required: boolean;
};
export type Template = {
  kind: string;
  label: string;
  description: string;
  title: { label: string; help?: string | null };
  questions: Question[];
};
export type Theme = { id: Id; label: string; group?: string | null };

export type NameLevel = 'named' | 'organisation';
export type Answer = string | string[];
export type Fields = {
  kind: string;
  language: string;
  title: string;
  answers: Record<string, Answer>;
  themes: Id[];
  circle: Id | null;
  name: NameLevel | null;
};
export type Manuscript = Fields & { id: Id; version: number; saved: string };
export type DeskItem = {
  id: Id;
  kind: string;
  language: string;
  title: string | null;
  version: number;
  saved: string;
};

/** An earlier state of a manuscript. */
export type Version = {
  version: number;
  saved: string;
  title: string | null;
  answers: Record<string, Answer>;
};

export type FindingKind = string;
export type Finding = { kind: FindingKind; severity: string; start: number; end: number; field?: string };

export type CircleState = 'member' | 'invited' | 'open' | 'administers';
export type Circle = CircleName & {
  about?: string | null;
  superiors: boolean;
  admits: { kind: string; label: string }[];
  rule: string[];
  people: number | null;
  state: CircleState;
};
export type CirclePerson = { id: Id; name: string; seat: string; organisation: string; since: string };
export type Admission = {
  id: Id;
  name: string;
  organisation: string;
  proposedBy: string | null;
  proposed: string;
  mayConfirm: boolean;
};
export type CircleDetail = Circle & { mayPropose: boolean; members: CirclePerson[]; admissions: Admission[] };
export type Invitation = { id: Id; circle: Named; rule: string[]; state: 'proposed' | 'to-accept' };
export type Audience = {
  everyone: boolean;
  people: number;
  organisations: { id: Id; name: string; people: number }[];
  keptOut: { who: string; reason: string; why: string }[];
  superiors: number;
  custodians: number;
  later: string;
  summary: string;
};

export type ReportLine = {
  id: Id;
  kind: string;
  kindLabel: string;
  language: string;
  title: string;
  circle: { id: Id; name: string; candid: boolean };
  place: string | null;
  author: string | null;
  themes: { id: Id; label: string }[];
  published: string;
  lead?: string | null;
};
export type Report = ReportLine & { sections: { id: string; label: string; html: string }[]; mine: boolean };
/** A report of the asking member. */
export type OwnReport = {
  id: Id;
  kind: string;
  kindLabel: string;
  language: string;
  title: string;
  published: string;
  /** When it will appear, or appeared, where it cannot be read by its author now. */
  appears: string | null;
  /** False before it appears, and after its author left the circle. */
  readable: boolean;
};
export type Published = { id: Id; appears?: string | null };
export type Filters = { kind: string[]; theme: string[]; language: string[]; circle: string[] };

export type Fragment = { text: string; hit: boolean }[];
export type Hit = {
  kind: string;
  id: Id;
  title: string;
  language: string;
  circle: { id: Id; name: string; candid: boolean };
  published: string;
  reportKind: string;
  reportKindLabel: string;
  place: string | null;
  fragments: Fragment[];
};
export type Facet = { value: string; label: string; count: number };
export type SearchAnswer = {
  total: number;
  items: Hit[];
  facets: Partial<Record<'kind' | 'theme' | 'language', Facet[]>>;
  added: string[];
  suggestion: string | null;
};
export type SearchQuestion = Filters & { q: string; sort: string; from: number; limit: number };
export type Suggestion = { text: string; kind: 'title' | 'theme'; id?: Id | null };

const at = (id: string) => encodeURIComponent(id);
const get = <T>(path: string, signal?: AbortSignal) => send<T>('GET', path, signal ? { signal } : {});

export const api = {
  me: (signal?: AbortSignal) => send<Me>('GET', '/me', { quiet: true, ...(signal && { signal }) }),
  setLanguage: (language: string) => send<Me>('PUT', '/me', { body: { language } }),

  askForMail: (email: string, language: string, attempt: Attempt) =>
    send<{ status: string }>('POST', '/sign-ins', { body: { email, language }, attempt, quiet: true }),
  signInAs: (handle: string) => send<unknown>('POST', '/sign-ins', { body: { as: handle }, quiet: true }),
  personas: (signal?: AbortSignal) => get<Page<Persona>>('/sign-ins', signal),
  confirmSignIn: (token: string) =>
    send<Confirmation>('POST', '/sign-ins/confirmations', { body: { token }, quiet: true }),
  enterCode: (code: string) => send<Confirmation>('POST', '/sign-ins/codes', { body: { code }, quiet: true }),
  signOut: () => send<void>('DELETE', '/sign-ins/current', { quiet: true }),
  browsers: (signal?: AbortSignal) => get<Page<SignedInBrowser>>('/sign-ins/sessions', signal),
  signOutBrowser: (id: Id) => send<void>('DELETE', `/sign-ins/sessions/${at(id)}`),
  mails: (signal?: AbortSignal) => get<Page<Mail>>('/mails', signal),

  templates: (signal?: AbortSignal) => get<Page<Template>>('/templates', signal),
  themes: (signal?: AbortSignal) => get<Page<Theme>>('/themes', signal),

  manuscripts: (signal?: AbortSignal) => get<Page<DeskItem>>('/manuscripts', signal),
  manuscript: (id: Id, signal?: AbortSignal) => get<Manuscript>(`/manuscripts/${at(id)}`, signal),
  createManuscript: (body: { kind: string; language: string }, attempt: Attempt) =>
    send<Manuscript>('POST', '/manuscripts', { body, attempt }),
  saveManuscript: (id: Id, version: number, fields: Fields, keepalive = false) =>
    send<Manuscript>('PUT', `/manuscripts/${at(id)}`, {
      body: { version, ...fields },
      keepalive,
      quiet: true,
    }),
  versions: (id: Id, signal?: AbortSignal) => get<Page<Version>>(`/manuscripts/${at(id)}/versions`, signal),
  deleteManuscript: (id: Id) => send<void>('DELETE', `/manuscripts/${at(id)}`),
  checkText: (text: string, language: string, signal?: AbortSignal) =>
    send<{ findings: Finding[] }>('POST', '/guard-checks', {
      body: { text, language },
      quiet: true,
      ...(signal && { signal }),
    }),
  publish: (manuscript: Id, version: number, attempt: Attempt) =>
    send<Published>('POST', '/reports', { body: { manuscript, version }, attempt }),

  reports: (filters: Partial<Filters>, cursor: string | null, limit: number, signal?: AbortSignal) =>
    get<Page<ReportLine>>(`/reports${query({ ...filters, cursor, limit })}`, signal),
  ownReports: (signal?: AbortSignal) => get<Page<OwnReport>>('/reports/own', signal),
  report: (id: Id, signal?: AbortSignal) => get<Report>(`/reports/${at(id)}`, signal),
  withdraw: (id: Id, reason: string, attempt: Attempt) =>
    send<unknown>('POST', `/reports/${at(id)}/withdrawal`, { body: { reason }, attempt }),

  search: ({ from, ...question }: SearchQuestion, signal?: AbortSignal) =>
    get<SearchAnswer>(`/search${query({ ...question, from: from || null })}`, signal),
  suggestions: (q: string, signal?: AbortSignal) =>
    get<Page<Suggestion>>(`/search/suggestions${query({ q })}`, signal),

  circles: (signal?: AbortSignal) =>
    send<Page<Circle>>('GET', '/circles', { quiet: true, ...(signal && { signal }) }),
  circle: (id: Id, signal?: AbortSignal) => get<CircleDetail>(`/circles/${at(id)}`, signal),
  audience: (id: Id, signal?: AbortSignal) => get<Audience>(`/circles/${at(id)}/audience`, signal),
  leaveCircle: (id: Id) => send<void>('DELETE', `/circles/${at(id)}/membership`),
  propose: (circle: Id, email: string, attempt: Attempt) =>
    send<unknown>('POST', `/circles/${at(circle)}/admissions`, { body: { email }, attempt }),
  confirmAdmission: (id: Id, attempt: Attempt) =>
    send<unknown>('POST', `/admissions/${at(id)}/confirmation`, { body: {}, attempt }),
  acceptAdmission: (id: Id, attempt: Attempt) =>
    send<unknown>('POST', `/admissions/${at(id)}/acceptance`, { body: {}, attempt }),
  invitations: (signal?: AbortSignal) => get<Page<Invitation>>('/admissions', signal),
};
