import type { Formula } from '#domain/formula.ts'
import { untrusted } from '#domain/input/untrusted.ts'
import { persistence } from './persistence.ts'
import { relReturn } from './rel-return.ts'
import { rrgPublic } from './rrg-public.ts'

/** Small against large: is there a lead, and does it last. */
export const leadershipFormulas: readonly Formula[] = [
  {
    id: 'rot.rel_return',
    title: 'Relative return by window',
    args: [{ name: 'a' }, { name: 'b' }, { name: 'windows', default: [5, 10, 21, 63], house: true }],
    unit: 'fraction by window',
    definition: 'Ratio a/b today divided by the ratio w sessions ago, minus 1; price return, without dividends.',
    source: 'house',
    evaluate: untrusted(relReturn),
  },
  {
    id: 'rot.persistence',
    title: 'Persistence of the lead',
    args: [
      { name: 'a' },
      { name: 'b' },
      { name: 'W', default: 20, house: true },
      { name: 'tMin', default: 1, house: true },
      { name: 'upShare', default: 0.55, house: true },
      { name: 'dropBest', default: 3, house: true },
      { name: 'smaN', default: 20, house: true },
      { name: 'minAge', default: 5, house: true },
    ],
    unit: 'cum, exBest log fraction; upShare share; age sessions; score tests of 5',
    definition:
      'Over 20 daily log changes of a/b: sum above 0, at least 55 % up, mean t at least 1, sum still above 0 without the 3 best, 5 closes above the 20-session average. Persistent from 4 of 5.',
    source: 'house; t after Newey & West 1987',
    evaluate: untrusted(persistence),
  },
  {
    id: 'rot.rrg_public',
    title: 'Rotation map (public approximation)',
    args: [
      { name: 'a' },
      { name: 'b' },
      { name: 'n', default: 63, house: true },
      { name: 'k', default: 10, house: true },
      { name: 'm', default: 63, house: true },
    ],
    unit: 'points around 100',
    definition:
      'Strength = 100 + z of a/b within its last 63; momentum = 100 + z, within 63, of strength minus strength 10 sessions ago. Public approximation: the original formulas are secret.',
    source: 'public approximations of relative rotation graphs, house windows',
    evaluate: untrusted(rrgPublic),
  },
]
