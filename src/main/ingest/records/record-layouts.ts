import { ownAltdata, ownFlows, ownProbabilities, ownShortInterest, ownThemes } from './layouts/alternative.ts'
import { exchangeSessions, marketHolidays, ownEvents, tickerEvents } from './layouts/calendar.ts'
import { earningsSurprises, estimateSnapshots, ownConsensus, ownEstimates, ownRevisions } from './layouts/estimates.ts'
import { finvizFigures, indexFigures, quarterlyFigures, yahooFigures, yearlyFigures } from './layouts/figures.ts'
import { filedReports, ownFundamentals } from './layouts/fundamentals.ts'
import { benzingaHeadlines, ownHeadlines } from './layouts/headlines.ts'
import { indexChanges, indexConstituents, indexMembers } from './layouts/index-members.ts'
import { listings } from './layouts/listings.ts'
import { impliedVolatilities, ownOptions } from './layouts/options.ts'
import { ownRiskFlags } from './layouts/own-risk-flags.ts'
import { ownUniverse } from './layouts/own-universe.ts'
import { countryPostings, statePostings } from './layouts/postings.ts'
import type { RecordLayout } from './record-layout.ts'

/** Every built-in layout of dated records. */
export const recordLayouts: readonly RecordLayout[] = [
  ownUniverse,
  indexMembers,
  indexChanges,
  indexConstituents,
  listings,
  ownEvents,
  tickerEvents,
  marketHolidays,
  exchangeSessions,
  ownEstimates,
  ownConsensus,
  ownRevisions,
  estimateSnapshots,
  earningsSurprises,
  ownFundamentals,
  filedReports,
  yearlyFigures,
  quarterlyFigures,
  yahooFigures,
  finvizFigures,
  indexFigures,
  ownHeadlines,
  benzingaHeadlines,
  ownAltdata,
  countryPostings,
  statePostings,
  ownShortInterest,
  ownFlows,
  ownProbabilities,
  ownThemes,
  impliedVolatilities,
  ownOptions,
  ownRiskFlags,
]
