import { linkPage } from '../accounts/link.ts';
import { logPage } from '../accounts/log.ts';
import { loginPage, logoutPage } from '../accounts/login.ts';
import { ownAccountPage } from '../accounts/own.ts';
import { usersPage } from '../accounts/users.ts';
import { composePage } from '../packet/compose.ts';
import { packetsPage } from '../packet/pages.ts';
import { reviewPage } from '../review/page.ts';
import { reviewQueuePage } from '../review/queue.ts';
import { archivePage } from './archive.ts';
import { articlePage } from './article.ts';
import { articlesPage } from './articles.ts';
import { casePage } from './case.ts';
import { casesPage } from './cases.ts';
import { correctionPage } from './corrections.ts';
import { digestPage } from './digest.ts';
import { digestFeedPage } from './digest-feed.ts';
import { explainPage } from './explain.ts';
import { figuresPage } from './figures.ts';
import type { Page } from './page.ts';
import { placeRulePage } from './place-rules.ts';
import { pressConferencesPage } from './press-conferences.ts';
import { quarantinePage } from './quarantine.ts';
import { reportPage } from './report.ts';
import { searchPage } from './search.ts';
import { sourcesPage } from './sources.ts';
import { storiesPage } from './stories.ts';
import { storyEditPage } from './story-edit.ts';
import { todayPage } from './today.ts';

/** Every page of the dashboard, in the order of the navigation. A new page is one file and one line here. */
export const allPages: readonly Page[] = [
  todayPage,
  digestFeedPage,
  digestPage,
  articlesPage,
  articlePage,
  explainPage,
  correctionPage,
  placeRulePage,
  storiesPage,
  storyEditPage,
  searchPage,
  casesPage,
  casePage,
  reviewQueuePage,
  composePage,
  reviewPage,
  packetsPage,
  figuresPage,
  reportPage,
  pressConferencesPage,
  sourcesPage,
  quarantinePage,
  archivePage,
  usersPage,
  ownAccountPage,
  logPage,
  loginPage,
  logoutPage,
  linkPage,
];
