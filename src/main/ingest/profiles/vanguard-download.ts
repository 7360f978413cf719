import { definePositionReading } from '../positions/position-profile.ts'
import { defineProfile } from '../profile.ts'

/**
 * Vanguard (United States), "OfxDownload": the holdings of all accounts first, their transactions below. Rows of both carry
 * the account; sweeps of the settlement fund are the account's own cash. Sales are printed with either sign.
 */
export const vanguardDownload = defineProfile({
  id: 'vanguard-download',
  version: 2,
  broker: 'Vanguard',
  label: 'Vanguard holdings and transactions',
  kind: 'transactions',
  detect: {
    headers: [
      ['account number', 'investment name', 'symbol', 'shares', 'share price', 'total value'],
      ['account number', 'trade date', 'transaction type', 'investment name', 'shares', 'share price', 'net amount'],
    ],
  },
  dayOrder: 'mdy',
  readsIsoDays: true,
  decimalMark: 'point',
  order: 'newest-first',
  currency: 'USD',
  reads: {
    shape: 'parts',
    parts: {
      holdings: {
        header: ['account number', 'investment name', 'symbol', 'shares', 'share price', 'total value'],
        positions: definePositionReading({
          columns: {
            account: ['account number'],
            symbol: ['symbol'],
            name: ['investment name'],
            quantity: ['shares'],
            price: ['share price'],
            marketValue: ['total value'],
          },
          // The settlement fund is where the cash of the account lies.
          cash: [
            { field: 'name', pattern: /^cash\b|settlement fund/i },
            { field: 'symbol', pattern: /^VMFXX$/ },
          ],
          totals: [/^total$/i],
        }),
      },
      transactions: {
        header: ['account number', 'trade date', 'transaction type', 'investment name', 'shares', 'share price', 'net amount'],
        row: {
          columns: {
            date: ['trade date'],
            settle: ['settlement date'],
            account: ['account number'],
            action: ['transaction type'],
            detail: ['transaction description'],
            symbol: ['symbol'],
            description: ['investment name'],
            quantity: ['shares'],
            price: ['share price'],
            amount: ['net amount', 'principal amount'],
            accrued: ['accrued interest'],
          },
          required: ['date', 'action', 'amount'],
          fees: ['commission fees', 'commissions and fees', 'commission'],
          amountIs: { 'net amount': 'net', 'principal amount': 'gross' },
          quantities: 'either',
          // What goes out is printed with either sign.
          rules: [
            { when: { action: /^(?:rollover|transfer) \(outgoing\)$/i, quantity: 'positive' }, is: 'shares-out' },
            { when: { action: /^conversion \(outgoing\)$/i, quantity: 'positive' }, is: 'corp-out' },
          ],
          actions: {
            buy: 'buy',
            'buy (exchange)': 'buy',
            'buy to cover': 'cover',
            sell: 'sell',
            'sell (exchange)': 'sell',
            'sell short': 'short',
            'buy to open': 'option-bought',
            'buy to close': 'option-bought',
            'sell to open': 'option-sold',
            'sell to close': 'option-sold',
            expired: 'option',
            assigned: 'option',
            exercised: 'option',
            dividend: 'dividend',
            'capital gain (lt)': 'dividend',
            'capital gain (st)': 'dividend',
            reinvestment: 'reinvest',
            'reinvestment (lt gain)': 'reinvest',
            'reinvestment (st gain)': 'reinvest',
            interest: 'interest',
            fee: 'fee',
            withholding: 'tax',
            'foreign tax': 'tax',
            'funds received': 'cash',
            contribution: 'cash',
            withdrawal: 'cash',
            distribution: 'cash',
            'sweep in': 'internal',
            'sweep out': 'internal',
            'rollover (incoming)': 'transfer',
            'rollover (outgoing)': 'transfer',
            'transfer (incoming)': 'transfer',
            'transfer (outgoing)': 'transfer',
            'stock split': 'split',
            'reverse split': 'reverse-split',
            'corp action (redemption)': 'corp',
            'conversion (incoming)': 'corp',
            'conversion (outgoing)': 'corp',
            merger: 'corp',
            'spin-off': 'corp',
            'cash in lieu': 'corp',
          },
        },
      },
    },
  },
})
