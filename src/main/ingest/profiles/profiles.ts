import type { Profile } from '../profile.ts'
import { chaseActivity } from './chase-activity.ts'
import { clearingTemplate } from './clearing-template.ts'
import { dasTrades } from './das-trades.ts'
import { etradeActivity } from './etrade-activity.ts'
import { etradeClassic } from './etrade-classic.ts'
import { etradeStatement } from './etrade-statement.ts'
import { fidelityHistory } from './fidelity-history.ts'
import { firstradeHistory } from './firstrade-history.ts'
import { genericTransactions } from './generic-transactions.ts'
import { ibkrActivity } from './ibkr-activity.ts'
import { ibkrFlexCash } from './ibkr-flex-cash.ts'
import { ibkrFlexTrades } from './ibkr-flex-trades.ts'
import { ibkrHistory } from './ibkr-history.ts'
import { lightspeedBlotter } from './lightspeed-blotter.ts'
import { merrillActivity } from './merrill-activity.ts'
import { moomooHistory } from './moomoo-history.ts'
import { revolutInvest } from './revolut-invest.ts'
import { robinhoodActivity } from './robinhood-activity.ts'
import { schwabRefused } from './schwab-refused.ts'
import { schwabTransactions } from './schwab-transactions.ts'
import { swissquoteHistory } from './swissquote-history.ts'
import { tastytradeHistory } from './tastytrade-history.ts'
import { tastyworksLegacy } from './tastyworks-legacy.ts'
import { tdAmeritradeHistory } from './td-ameritrade-history.ts'
import { thinkorswimStatement } from './thinkorswim-statement.ts'
import { trading212History } from './trading212-history.ts'
import { vanguardDownload } from './vanguard-download.ts'
import { webullInternational } from './webull-international.ts'
import { webullOptions } from './webull-options.ts'
import { webullOrders } from './webull-orders.ts'

/** Every layout that is known, by name. Adding a broker adds a file and a line here. */
export const profiles: readonly Profile[] = [
  schwabTransactions,
  ...schwabRefused,
  fidelityHistory,
  ibkrActivity,
  ibkrHistory,
  ibkrFlexTrades,
  ibkrFlexCash,
  etradeActivity,
  etradeClassic,
  etradeStatement,
  robinhoodActivity,
  vanguardDownload,
  thinkorswimStatement,
  tdAmeritradeHistory,
  chaseActivity,
  merrillActivity,
  webullOrders,
  webullOptions,
  webullInternational,
  tastytradeHistory,
  tastyworksLegacy,
  firstradeHistory,
  clearingTemplate,
  lightspeedBlotter,
  dasTrades,
  moomooHistory,
  trading212History,
  revolutInvest,
  swissquoteHistory,
  genericTransactions,
]
