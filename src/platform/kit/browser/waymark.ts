/// <reference path="./parts/govuk.d.ts" />
import { Button, CharacterCount, createAll, ErrorSummary, Tabs } from 'govuk-frontend';
import { keepAccountTidy } from './parts/account.ts';
import { revealChosen } from './parts/choices.ts';
import { watchIdle } from './parts/idle.ts';
import { keepTexts } from './parts/keep.ts';
import { setUpMenu } from './parts/menu.ts';
import { openForPrint } from './parts/print.ts';

// Every page works without this file. What it adds: a menu that opens in place, counts while you write, choices that
// show what belongs to them, texts that outlive a closed session, and a warning before it closes.
document.documentElement.classList.add('has-script');
document.body.classList.add('js-enabled', 'govuk-frontend-supported');

for (const component of [Button, CharacterCount, ErrorSummary, Tabs]) createAll(component);
revealChosen(document);
setUpMenu(document);
keepAccountTidy(document);
openForPrint(window);
keepTexts(document, sessionStorage, Date.now());
watchIdle(document);
