import { describeMutated } from './mutated-families.ts'

describeMutated('a file of prices, values or holdings, changed in its structure or its bytes', ['bars', 'series', 'holdings'])
