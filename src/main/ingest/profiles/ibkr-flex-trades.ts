import { defineProfile } from '../profile.ts'

/**
 * Interactive Brokers, trades of a flex query: the user chooses the columns, so that everything is read by name and under
 * any of its names. "NetCash" is the cash effect after commission; "Proceeds" is before it; "TradeMoney" has no sign of its
 * own. A row without symbol and ISIN exchanges currencies. The id of the execution is the row's identity.
 */
export const ibkrFlexTrades = defineProfile({
  id: 'ibkr-flex-trades',
  version: 1,
  broker: 'Interactive Brokers',
  label: 'Interactive Brokers flex query, trades',
  kind: 'transactions',
  detect: {
    headers: [
      ['buy/sell', 'quantity', 'tradedate', 'symbol'],
      ['buy/sell', 'quantity', 'tradedate', 'isin'],
      ['buy/sell', 'quantity', 'datetime', 'symbol'],
      ['buy/sell', 'quantity', 'datetime', 'isin'],
      ['buy/sell', 'quantity', 'date/time', 'symbol'],
      ['buy/sell', 'quantity', 'date/time', 'isin'],
    ],
  },
  dayOrder: 'ymd',
  decimalMark: 'point',
  zone: 'America/New_York',
  order: 'oldest-first',
  currency: 'USD',
  account: { cell: 'text' },
  reads: {
    shape: 'table',
    row: {
      columns: {
        date: ['datetime', 'date/time', 'tradedate'],
        time: ['tradetime'],
        settle: ['settledatetarget', 'settledate'],
        account: ['clientaccountid', 'accountid'],
        action: ['buy/sell'],
        instrument: ['assetclass', 'assetcategory'],
        symbol: ['symbol', 'isin', 'cusip'],
        description: ['description'],
        quantity: ['quantity'],
        price: ['tradeprice', 'price'],
        amount: ['netcash', 'proceeds', 'trademoney', 'amount'],
        currency: ['currencyprimary', 'currency'],
        feesCurrency: ['ibcommissioncurrency'],
        externalId: ['tradeid', 'ibexecid', 'transactionid'],
        mark: ['open/closeindicator', 'notes/codes'],
        accrued: ['accruedint'],
      },
      required: ['date', 'action', 'symbol', 'quantity'],
      fees: ['ibcommission', 'commission', 'taxes'],
      feesAre: 'effect',
      amountIs: { netcash: 'net', proceeds: 'gross', trademoney: 'gross-unsigned', amount: 'gross-unsigned' },
      amountNeeded: false,
      quantities: 'either',
      rules: [
        {
          when: { instrument: /^(crypto|fut|fop|fsfop|war|cfd|bond|bill|cmdty)$/i },
          is: 'unsupported',
          why: 'Of this asset class no records are kept; the row is listed only.',
        },
        { when: { action: /\(ca\.\)/i }, is: 'review', why: 'The broker cancelled this trade: take the trade it names out by hand.' },
        { when: { instrument: /^opt$/i, action: /^buy$/i }, is: 'option-bought' },
        { when: { instrument: /^opt$/i, action: /^sell$/i }, is: 'option-sold' },
        { when: { instrument: /^cash$/i, action: /^buy$/i }, is: 'fx-bought' },
        { when: { instrument: /^cash$/i, action: /^sell$/i }, is: 'fx-sold' },
        { when: { instrument: 'blank', symbol: 'blank', action: /^buy$/i }, is: 'fx-bought' },
        { when: { instrument: 'blank', symbol: 'blank', action: /^sell$/i }, is: 'fx-sold' },
        { when: { mark: /^c$/i, action: /^buy$/i }, is: 'cover' },
        { when: { mark: /^o$/i, action: /^sell$/i }, is: 'short' },
        { when: { mark: /^c;o$|^o;c$/i }, is: 'review', why: 'The row closes a position and opens the opposite one: enter it as two rows.' },
      ],
      actions: { buy: 'buy', sell: 'sell' },
    },
    levels: { column: 'levelofdetail', words: ['execution', 'order'] },
  },
})
