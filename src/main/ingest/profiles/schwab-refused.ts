import { defineProfile, type Profile, type ProfileText } from '../profile.ts'

const refused = (id: string, label: string, kind: ProfileText['kind'], headers: string[][], refusal: string): Profile =>
  defineProfile({
    id,
    version: 1,
    broker: 'Charles Schwab',
    label,
    kind,
    refusal,
    detect: { headers },
    dayOrder: 'mdy',
    decimalMark: 'point',
    order: 'newest-first',
    currency: 'USD',
  })

/** Files of Charles Schwab that look like histories and are none: named, so that nobody wonders where the rows went. */
export const schwabRefused: readonly Profile[] = [
  refused(
    'schwab-checking',
    'Charles Schwab checking account',
    'transactions',
    [['date', 'status', 'type', 'checknumber', 'description', 'withdrawal', 'deposit']],
    'This is the history of a Schwab checking account, which holds no trades. Export the history of the brokerage account.',
  ),
]
