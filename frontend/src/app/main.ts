import { mount } from 'svelte';
import { configure } from '~/api/client';
import { i18n, speak } from '~/i18n/index.svelte';
import App from './App.svelte';
import { here, startRouter } from './router.svelte';
import { pages } from './routes';
import { session } from './session.svelte';
import { keepShell } from './shell';

configure({ language: () => i18n.language, signIn: () => session.ask() });

const language = here.language ?? 'nl';
const target = document.getElementById('app')!;
const words = speak(language);
void session.load();
await words;
startRouter(pages);
// The header of the static page has done its work: the application draws its own in the same place.
target.replaceChildren();
mount(App, { target });
keepShell();
