import type { BarProfile } from './bar-profile.ts'
import { closeOnly } from './profiles/close-only.ts'
import { nasdaq } from './profiles/nasdaq.ts'
import { stooqAscii } from './profiles/stooq-ascii.ts'
import { stooqWeb } from './profiles/stooq-web.ts'
import { yahoo } from './profiles/yahoo.ts'
import { yfinanceHistory } from './profiles/yfinance-history.ts'
import { yfinanceLower } from './profiles/yfinance-lower.ts'
import { yfinanceMinutes } from './profiles/yfinance-minutes.ts'
import { yfinanceReordered } from './profiles/yfinance-reordered.ts'

/** Every built-in layout of price bars. No two share a header line. */
export const barProfiles: readonly BarProfile[] = [
  yahoo,
  nasdaq,
  stooqWeb,
  stooqAscii,
  yfinanceHistory,
  yfinanceLower,
  yfinanceReordered,
  yfinanceMinutes,
  closeOnly,
]
