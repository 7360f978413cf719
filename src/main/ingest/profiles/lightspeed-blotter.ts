import { defineProfile } from '../profile.ts'

/**
 * Lightspeed, execution blotter: padded cells, sales with negative quantities, net amounts with the sign of the shares. The
 * sequence number names an execution; the trade number does not. Times are New York wall clock.
 */
export const lightspeedBlotter = defineProfile({
  id: 'lightspeed-blotter',
  version: 1,
  broker: 'Lightspeed',
  label: 'Lightspeed executions',
  kind: 'transactions',
  detect: {
    headers: [
      ['trade number', 'symbol', 'side', 'qty', 'price', 'commission amount'],
      ['sequence number', 'symbol', 'side', 'qty', 'price', 'commission amount'],
    ],
  },
  dayOrder: 'mdy',
  decimalMark: 'point',
  zone: 'America/New_York',
  order: 'oldest-first',
  currency: 'USD',
  account: { cell: 'text' },
  reads: {
    shape: 'table',
    row: {
      columns: {
        date: ['raw exec. time', 'trade date'],
        time: ['execution time'],
        settle: ['settlement date'],
        account: ['account number'],
        action: ['buy/sell', 'side'],
        status: ['transtype'],
        instrument: ['security type'],
        symbol: ['symbol', 'cusip'],
        quantity: ['qty'],
        price: ['price'],
        amount: ['net amount'],
        currency: ['currency code'],
        externalId: ['sequence number'],
      },
      required: ['date', 'action', 'symbol', 'quantity', 'price'],
      fees: ['commission amount', 'feesec', 'feemf', 'fee1', 'fee2', 'fee3', 'feestamp', 'feetaf', 'fee4'],
      amountIs: 'net-unsigned',
      amountNeeded: false,
      quantities: 'either',
      rules: [
        {
          when: { status: /^(?!trade$)./i },
          is: 'review',
          why: 'This row is no trade but a change of one (see its transaction type): compare it with the trade it names.',
        },
        { when: { instrument: /option/i, action: /\bbuy\b|^b/i }, is: 'option-bought' },
        { when: { instrument: /option/i, action: /\bsell\b|^s/i }, is: 'option-sold' },
      ],
      actions: {
        b: 'buy',
        s: 'sell',
        ss: 'short',
        bc: 'cover',
        buy: 'buy',
        sell: 'sell',
        'long buy': 'buy',
        'long sell': 'sell',
        'short sell': 'short',
        'sell short': 'short',
        'short buy': 'cover',
        'short cover': 'cover',
        'buy to cover': 'cover',
      },
    },
  },
})
