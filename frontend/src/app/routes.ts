import { discussing } from './discussion';
import { speakOf } from '~/i18n/index.svelte';
import NotFoundPage from './NotFoundPage.svelte';
import UnreachablePage from './UnreachablePage.svelte';

/** Every page and its address. Each is loaded when it is first opened. */

/** A page whose script cannot be fetched says so, instead of leaving the old one on the screen. This one is always there. */
const missing = () => ({ default: UnreachablePage });

/** Pages that need more words than the others: of writing, files, handing in and the box; of the account, circles, ties and administration; of saved searches; of meetings; of training. */
const ofTheBox = <T>(page: Promise<T>): Promise<T> => speakOf('box').then(() => page);
const ofSaved = <T>(page: Promise<T>): Promise<T> => speakOf('saved').then(() => page);
const ofAdministration = <T>(page: Promise<T>): Promise<T> => speakOf('administration').then(() => page);

const ofMeetings = <T>(page: Promise<T>): Promise<T> => speakOf('meetings').then(() => page);
const ofTraining = <T>(page: Promise<T>): Promise<T> => speakOf('training').then(() => page);

export const pages = {
  '/': () => import('~/features/home/HomePage.svelte').catch(missing),
  '/sign-in': () => import('~/features/people/SignInPage.svelte').catch(missing),
  '/sign-in/confirm': () => import('~/features/people/ConfirmPage.svelte').catch(missing),
  '/outbox': () => import('~/features/people/OutboxPage.svelte').catch(missing),
  '/account': () => ofAdministration(import('~/features/people/AccountPage.svelte')).catch(missing),
  '/write': () => ofTheBox(import('~/features/writing/NewPage.svelte')).catch(missing),
  '/note': () => ofTheBox(import('~/features/writing/NotePage.svelte')).catch(missing),
  '/note/:manuscript': () => ofTheBox(import('~/features/writing/NotePage.svelte')).catch(missing),
  '/write/:manuscript': () => ofTheBox(import('~/features/writing/DraftPage.svelte')).catch(missing),
  '/write/:manuscript/:step': () => ofTheBox(import('~/features/writing/DraftPage.svelte')).catch(missing),
  '/desk': () => ofTheBox(import('~/features/writing/DeskPage.svelte')).catch(missing),
  '/reports': () => import('~/features/reports/ReportsPage.svelte').catch(missing),
  '/reports/:report': () => import('~/features/reports/ReportPage.svelte').catch(missing),
  '/reports/:report/history': () => import('~/features/reports/HistoryPage.svelte').catch(missing),
  '/reports/:report/move': () => ofTheBox(import('~/features/reports/MovePage.svelte')).catch(missing),
  '/comments': () => discussing(() => import('~/features/discussion/OwnCommentsPage.svelte')).catch(missing),
  '/flags': () => discussing(() => import('~/features/discussion/FlagsPage.svelte')).catch(missing),
  '/meetings': () => ofMeetings(import('~/features/meetings/MeetingsPage.svelte')).catch(missing),
  '/meetings/:meeting': () => ofMeetings(import('~/features/meetings/MeetingPage.svelte')).catch(missing),
  '/meetings/:meeting/minutes': () =>
    ofMeetings(import('~/features/meetings/MinutesPage.svelte')).catch(missing),
  '/meetings/:meeting/publish': () =>
    ofMeetings(import('~/features/meetings/PublishPage.svelte')).catch(missing),
  '/proceedings/:proceedings': () =>
    ofMeetings(import('~/features/meetings/ProceedingsPage.svelte')).catch(missing),
  '/rsvp': () => ofMeetings(import('~/features/meetings/RsvpPage.svelte')).catch(missing),
  '/guests': () => ofMeetings(import('~/features/meetings/GuestPage.svelte')).catch(missing),
  '/unsubscribe/:token': () =>
    ofMeetings(import('~/features/meetings/UnsubscribePage.svelte')).catch(missing),
  '/series/new': () => ofMeetings(import('~/features/meetings/NewSeriesPage.svelte')).catch(missing),
  '/series/:series': () => ofMeetings(import('~/features/meetings/SeriesPage.svelte')).catch(missing),
  '/series/:series/edit': () =>
    ofMeetings(import('~/features/meetings/SeriesEditPage.svelte')).catch(missing),
  '/series/:series/register': () =>
    ofMeetings(import('~/features/meetings/RegisterPage.svelte')).catch(missing),
  '/series/:series/old-minutes': () =>
    ofMeetings(import('~/features/archive/NewOldMinutesPage.svelte')).catch(missing),
  '/old-minutes/:minutes': () =>
    ofMeetings(import('~/features/archive/OldMinutesPage.svelte')).catch(missing),
  '/agenda-items/:item': () =>
    ofTheBox(ofMeetings(import('~/features/meetings/ItemPage.svelte'))).catch(missing),
  '/courses': () => ofTraining(import('~/features/training/CoursesPage.svelte')).catch(missing),
  '/courses/new': () => ofTraining(import('~/features/training/CourseNewPage.svelte')).catch(missing),
  '/courses/:course': () => ofTraining(import('~/features/training/CoursePage.svelte')).catch(missing),
  '/courses/:course/differences': () =>
    ofTraining(import('~/features/training/CourseDifferencesPage.svelte')).catch(missing),
  '/courses/:course/modules/:module': () =>
    ofTheBox(ofTraining(import('~/features/training/ModulePage.svelte'))).catch(missing),
  '/courses/:course/edit': () =>
    ofTraining(import('~/features/training/CourseEditPage.svelte')).catch(missing),
  '/courses/:course/edit/outline': () =>
    ofTraining(import('~/features/training/CourseOutlinePage.svelte')).catch(missing),
  '/courses/:course/edit/add': () =>
    ofTraining(import('~/features/training/ModuleNewPage.svelte')).catch(missing),
  '/courses/:course/edit/modules/:module': () =>
    ofTheBox(ofTraining(import('~/features/training/ModuleEditPage.svelte'))).catch(missing),
  '/courses/:course/edit/modules/:module/exercise': () =>
    ofTraining(import('~/features/training/SolvedPage.svelte')).catch(missing),
  '/courses/:course/edit/vignette': () =>
    ofTraining(import('~/features/training/SolvedPage.svelte')).catch(missing),
  '/courses/:course/editions/new': () =>
    ofTraining(import('~/features/training/NewEditionPage.svelte')).catch(missing),
  '/editions/:edition': () => ofTraining(import('~/features/training/EditionPage.svelte')).catch(missing),
  '/editions/:edition/edit': () =>
    ofTraining(import('~/features/training/EditionEditPage.svelte')).catch(missing),
  '/editions/:edition/desk': () =>
    ofTraining(import('~/features/training/EditionDeskPage.svelte')).catch(missing),
  '/enrolment-approvals': () =>
    ofTraining(import('~/features/training/EnrolmentApprovalPage.svelte')).catch(missing),
  '/editions/:edition/modules/:module': () =>
    ofTheBox(ofTraining(import('~/features/training/EditionModulePage.svelte'))).catch(missing),
  '/editions/:edition/progress': () =>
    ofTraining(import('~/features/training/ExerciseProgressPage.svelte')).catch(missing),
  '/editions/:edition/certificates': () =>
    ofTraining(import('~/features/training/CertificatesPage.svelte')).catch(missing),
  '/editions/:edition/feedback/:moment': () =>
    ofTraining(import('~/features/training/FeedbackPage.svelte')).catch(missing),
  '/editions/:edition/six-weeks': () =>
    ofTraining(import('~/features/training/SixWeeksPage.svelte')).catch(missing),
  '/editions/:edition/effects': () =>
    ofTraining(import('~/features/training/FeedbackEffectsPage.svelte')).catch(missing),
  '/certificates/:code': () =>
    ofTraining(import('~/features/training/CertificatePage.svelte')).catch(missing),
  '/terms': () => import('~/features/terms/TermsPage.svelte').catch(missing),
  '/search': () => import('~/features/search/SearchPage.svelte').catch(missing),
  '/saved-searches': () => ofSaved(import('~/features/notices/SavedSearchesPage.svelte')).catch(missing),
  '/circles': () => ofAdministration(import('~/features/circles/CirclesPage.svelte')).catch(missing),
  '/circles/:circle': () => ofAdministration(import('~/features/circles/CirclePage.svelte')).catch(missing),
  '/funding-ties': () => ofAdministration(import('~/features/circles/TiesPage.svelte')).catch(missing),
  '/account/delete': () => ofAdministration(import('~/features/people/DeletePage.svelte')).catch(missing),
  '/account/acts': () => ofAdministration(import('~/features/people/OwnActsPage.svelte')).catch(missing),
  '/administration': () =>
    ofAdministration(import('~/features/administration/MembersPage.svelte')).catch(missing),
  '/administration/invite': () =>
    ofAdministration(import('~/features/administration/InvitePage.svelte')).catch(missing),
  '/administration/circle': () =>
    ofAdministration(import('~/features/administration/NewCirclePage.svelte')).catch(missing),
  '/administration/acts': () =>
    ofAdministration(import('~/features/administration/ActsPage.svelte')).catch(missing),
  '/custody': () => ofTheBox(import('~/features/custody/CustodyPage.svelte')).catch(missing),
  '/custody/:thread': () => ofTheBox(import('~/features/custody/ThreadPage.svelte')).catch(missing),
  '/slips': () => ofTheBox(import('~/features/custody/SlipsPage.svelte')).catch(missing),
  '/privacy': () => import('~/features/about/PrivacyPage.svelte').catch(missing),
  '/accessibility': () => import('~/features/about/AccessibilityPage.svelte').catch(missing),
  '/help': () => import('~/features/about/HelpPage.svelte').catch(missing),
  '*': NotFoundPage,
};
