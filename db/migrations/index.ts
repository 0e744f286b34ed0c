import type { Migration } from 'kysely';
import * as mainRoad from './0001_main_road.ts';
import * as storyIndex from './0002_story_index.ts';
import * as hosts from './0003_hosts.ts';
import * as casesAndDeliveries from './0010_cases_and_deliveries.ts';
import * as accountsAndAudit from './0020_accounts_and_audit.ts';
import * as review from './0021_review.ts';
import * as packets from './0022_packets.ts';
import * as corrections from './0023_corrections.ts';
import * as searchHan from './0024_search_han.ts';
import * as placeRules from './0025_place_rules.ts';
import * as reportIndex from './0030_report_index.ts';
import * as officerLinks from './0031_officer_links.ts';
import * as sourceStateBefore from './0032_source_state_before.ts';
import * as heldMatches from './0033_held_matches.ts';
import * as outcomeTime from './0035_outcome_time.ts';
import * as endedPosts from './0037_ended_posts.ts';
import * as leaseHolder from './0038_lease_holder.ts';
import * as matchKeepsItsSentence from './0040_match_keeps_its_sentence.ts';

/** Append-only, in order. A migration that has run anywhere is never edited. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001_main_road': mainRoad,
  '0002_story_index': storyIndex,
  '0003_hosts': hosts,
  '0010_cases_and_deliveries': casesAndDeliveries,
  '0020_accounts_and_audit': accountsAndAudit,
  '0021_review': review,
  '0022_packets': packets,
  '0023_corrections': corrections,
  '0024_search_han': searchHan,
  '0025_place_rules': placeRules,
  '0030_report_index': reportIndex,
  '0031_officer_links': officerLinks,
  '0032_source_state_before': sourceStateBefore,
  '0033_held_matches': heldMatches,
  '0035_outcome_time': outcomeTime,
  '0037_ended_posts': endedPosts,
  '0038_lease_holder': leaseHolder,
  '0040_match_keeps_its_sentence': matchKeepsItsSentence,
};
