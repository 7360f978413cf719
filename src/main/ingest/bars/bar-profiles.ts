import type { BarProfile } from './bar-profile.ts'
import { alphaVantage } from './profiles/alpha-vantage.ts'
import { barchart } from './profiles/barchart.ts'
import { cboe } from './profiles/cboe.ts'
import { closeOnly } from './profiles/close-only.ts'
import { excelGerman } from './profiles/excel-german.ts'
import { investing } from './profiles/investing.ts'
import { marketwatch } from './profiles/marketwatch.ts'
import { metatrader4 } from './profiles/metatrader-4.ts'
import { metatrader5 } from './profiles/metatrader-5.ts'
import { nasdaq } from './profiles/nasdaq.ts'
import { ownBars } from './profiles/own-bars.ts'
import { pystock } from './profiles/pystock.ts'
import { scannerMinutes } from './profiles/scanner-minutes.ts'
import { stooqAscii } from './profiles/stooq-ascii.ts'
import { stooqWeb } from './profiles/stooq-web.ts'
import { tradingview } from './profiles/tradingview.ts'
import { yahoo } from './profiles/yahoo.ts'
import { yfinanceDump } from './profiles/yfinance-dump.ts'
import { yfinanceHistory } from './profiles/yfinance-history.ts'
import { yfinanceLower } from './profiles/yfinance-lower.ts'
import { yfinanceMinutes } from './profiles/yfinance-minutes.ts'
import { yfinanceReordered } from './profiles/yfinance-reordered.ts'

/** Every built-in layout of price bars. Two share a header line only where their days are written differently; any other header is `ohlcv`. */
export const barProfiles: readonly BarProfile[] = [
  yahoo,
  nasdaq,
  stooqWeb,
  marketwatch,
  stooqAscii,
  yfinanceHistory,
  yfinanceLower,
  yfinanceReordered,
  yfinanceDump,
  yfinanceMinutes,
  investing,
  tradingview,
  barchart,
  metatrader5,
  metatrader4,
  alphaVantage,
  cboe,
  pystock,
  scannerMinutes,
  excelGerman,
  closeOnly,
  ...ownBars,
]
