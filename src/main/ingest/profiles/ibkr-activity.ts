import { definePositionReading } from '../positions/position-profile.ts'
import { defineProfile, type ProfileText } from '../profile.ts'

type SectionText = Extract<NonNullable<ProfileText['reads']>, { shape: 'sectioned' }>['sections'][string]

/** Sections with one amount per row and the payer's symbol in the text: "AAPL(US0378331005) Cash Dividend …". */
const income = (kind: 'dividend' | 'tax' | 'interest' | 'fee'): SectionText => ({
  row: {
    columns: { date: ['date'], currency: ['currency'], description: ['description'], amount: ['amount'] },
    required: ['date', 'amount'],
    symbolFrom: { field: 'description', pattern: /^([A-Z0-9][A-Z0-9. -]{0,20})\([A-Z0-9]+\)/ },
    otherwise: kind,
  },
})

/**
 * Interactive Brokers, activity statement: every line begins with its section and "Header", "Data", "SubTotal", "Total" or
 * "Notes"; a header holds until the next one of its section. Quantities are signed, commissions negative, proceeds gross.
 * Times are the account's, New York unless answered otherwise.
 */
export const ibkrActivity = defineProfile({
  id: 'ibkr-activity',
  version: 2,
  broker: 'Interactive Brokers',
  label: 'Interactive Brokers activity statement',
  kind: 'transactions',
  detect: {
    lines: [
      ['statement', 'header'],
      ['statement', 'data', 'title', 'activity statement'],
    ],
  },
  dayOrder: 'ymd',
  decimalMark: 'point',
  zone: 'America/New_York',
  order: 'oldest-first',
  currency: 'USD',
  account: { cell: 'text' },
  reads: {
    shape: 'sectioned',
    account: { section: 'account information', label: 'account' },
    sections: {
      trades: {
        levels: { column: 'datadiscriminator', words: ['order', 'trade', 'execution'] },
        row: {
          columns: {
            date: ['date/time'],
            account: ['account'],
            action: ['asset category'],
            symbol: ['symbol'],
            quantity: ['quantity'],
            price: ['t. price'],
            amount: ['proceeds'],
            currency: ['currency'],
            mark: ['code'],
          },
          required: ['date', 'action', 'symbol', 'quantity', 'amount'],
          fees: ['comm/fee', 'comm in *'],
          feesAre: 'effect',
          amountIs: 'gross',
          quantities: 'signed',
          actions: {
            stocks: 'trade',
            funds: 'trade',
            'mutual funds': 'trade',
            'equity and index options': 'option',
            forex: 'fx',
            bonds: 'unsupported',
            futures: 'unsupported',
            'options on futures': 'unsupported',
            warrants: 'unsupported',
            cfds: 'unsupported',
            crypto: 'unsupported',
            cryptocurrencies: 'unsupported',
          },
        },
      },
      'corporate actions': {
        row: {
          columns: { date: ['date/time'], currency: ['currency'], description: ['description'], quantity: ['quantity'], amount: ['proceeds'] },
          required: ['date', 'description', 'quantity'],
          amountNeeded: false,
          symbolFrom: { field: 'description', pattern: /^([A-Z0-9][A-Z0-9. -]{0,20})\([A-Z0-9]+\)/ },
          contains: [[/\) split \d+ for \d+/i, 'split']],
          otherwise: 'corp',
        },
      },
      'open positions': {
        levels: { column: 'datadiscriminator', words: ['summary'] },
        positions: definePositionReading({
          columns: {
            symbol: ['symbol'],
            quantity: ['quantity'],
            price: ['close price'],
            costBasis: ['cost basis'],
            marketValue: ['value'],
            currency: ['currency'],
            type: ['asset category'],
          },
          options: [{ field: 'type', pattern: /option/i }],
        }),
      },
      transfers: {
        row: {
          columns: { date: ['date'], currency: ['currency'], symbol: ['symbol'], quantity: ['qty'], amount: ['cash amount'] },
          required: ['date', 'quantity'],
          amountNeeded: false,
          otherwise: 'transfer',
        },
      },
      'deposits & withdrawals': {
        row: {
          columns: { date: ['settle date'], currency: ['currency'], description: ['description'], amount: ['amount'] },
          required: ['date', 'amount'],
          otherwise: 'cash',
        },
      },
      dividends: income('dividend'),
      'payment in lieu of dividends': income('dividend'),
      'withholding tax': income('tax'),
      interest: income('interest'),
      'broker interest paid': income('interest'),
      'broker interest received': income('interest'),
      fees: income('fee'),
    },
  },
})
