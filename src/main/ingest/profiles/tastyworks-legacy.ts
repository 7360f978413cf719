import { defineProfile } from '../profile.ts'

/**
 * The history of tastytrade while it was called tastyworks: gross amounts with their sign, fees as costs, local times without
 * a zone. An expiration date makes a row an option; the symbol is its underlying.
 */
export const tastyworksLegacy = defineProfile({
  id: 'tastyworks-legacy',
  version: 1,
  broker: 'tastyworks',
  label: 'tastyworks transactions',
  kind: 'transactions',
  detect: { headers: [['date/time', 'transaction code', 'transaction subcode', 'symbol', 'buy/sell', 'open/close', 'quantity', 'price', 'fees', 'amount']] },
  dayOrder: 'mdy',
  decimalMark: 'point',
  zone: 'America/New_York',
  order: 'newest-first',
  currency: 'USD',
  reads: {
    shape: 'table',
    row: {
      columns: {
        date: ['date/time'],
        detail: ['transaction code'],
        action: ['transaction subcode'],
        symbol: ['symbol'],
        expiry: ['expiration date'],
        strike: ['strike'],
        right: ['call/put'],
        description: ['description'],
        quantity: ['quantity'],
        price: ['price'],
        amount: ['amount'],
        account: ['account reference'],
      },
      required: ['date', 'detail', 'action', 'amount'],
      fees: ['fees'],
      amountIs: 'gross',
      optionName: ['symbol', 'expiry', 'strike', 'right'],
      rules: [
        { when: { expiry: 'filled', action: /^buy/i }, is: 'option-bought' },
        { when: { expiry: 'filled', action: /^sell/i }, is: 'option-sold' },
        { when: { expiry: 'filled' }, is: 'option' },
        { when: { detail: /^receive deliver$/i, action: /split|symbol change|merger|spin|stock dividend/i }, is: 'corp' },
        { when: { action: /^dividend$/i, amount: 'negative' }, is: 'tax' },
        { when: { action: /^balance adjustment$/i, amount: 'positive' }, is: 'interest' },
      ],
      actions: {
        'buy to open': 'buy',
        'sell to close': 'sell',
        'sell to open': 'short',
        'buy to close': 'cover',
        deposit: 'cash',
        withdrawal: 'cash',
        transfer: 'cash',
        dividend: 'dividend',
        'credit interest': 'interest',
        'debit interest': 'interest',
        fee: 'fee',
        'balance adjustment': 'fee',
      },
    },
  },
})
