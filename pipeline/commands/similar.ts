import type { Command } from 'commander';
import { z } from 'zod';
import { groupStories } from '../../classifiers/stories/group.ts';
import { lineId } from '../jsonl.ts';
import { UsageError } from './failure.ts';
