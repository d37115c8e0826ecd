import { z } from 'zod';
import { someWords } from '#platform/form';

export const roundForm = z.object({ label: someWords('Enter what this round is called, like Autumn 2026', 60) });
