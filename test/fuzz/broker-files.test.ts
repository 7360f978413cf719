import { describeMutated } from './mutated-families.ts'

describeMutated("a broker's file, changed in its structure or its bytes", ['brokers', 'positions'])
