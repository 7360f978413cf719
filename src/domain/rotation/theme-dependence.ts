import { isAtLeast, isBelow } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, isShare, refuseNumber, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseParameter } from '#domain/input/parameter.ts'
import { refuseRows, refuseTwins, type UntrustedRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'
import type { Flag } from '#domain/three-valued.ts'

export interface ThemeMember {
  readonly id: string
  readonly weight: number
  /** Return over the span judged, fraction; null = not known. */
  readonly ret: number | null
  /** Tags; empty = looked at, none; null = not tagged yet. */
  readonly themes: readonly string[] | null
}

export interface ThemeDependenceInput {
  readonly members: readonly ThemeMember[]
  readonly theme: string
  readonly limit?: number
  readonly minMove?: number
  readonly minCoverage?: number
}

export interface ThemeDependence {
  readonly indexReturn: number
  /** Weight of the members with the tag. */
  readonly weight: number
  /** Their share of the move; low and high if every untagged member belonged to the theme that would lower or raise it. */
  readonly share: number
  readonly shareLow: number
  readonly shareHigh: number
  /** Return of the others; null when the theme is the whole index. */
  readonly exThemeReturn: number | null
  readonly dependent: Flag
}

/**
 * rot.theme_dependence(members, theme, …): does one theme carry the index. Fractions; weights are normalised over members
 * with a known return. dependent: even the lower bound reaches `limit`. Not dependent: even the upper bound stays below it and
 * no member that has or could have the tag lacks a return. Else null.
 * Returns or tags known for too little of the weight LOW_COVERAGE; an index move below minMove NOT_APPLICABLE. Source: house.
 */
export function themeDependence({ members, theme, limit = 0.5, minMove = 0.005, minCoverage = 0.9 }: ThemeDependenceInput): Result<ThemeDependence> {
  const refused =
    firstRefusal(
      refuseRows(members, refuseThemeMember),
      refuseTheme(theme),
      refuseParameter(limit),
      refuseParameter(minMove, isNonNegative),
      refuseParameter(minCoverage, isShare),
    ) ?? refuseTwins(members)
  if (refused !== undefined) return refused
  if (members.length === 0) return unknown('MISSING_DATA')
  const total = weightOf(members)
  if (total === 0) return unknown('ZERO_DENOMINATOR')
  const moving = members.filter(hasReturn)
  const covered = weightOf(moving)
  const tagged = weightOf(members.filter(({ themes }) => Array.isArray(themes)))
  if (isBelow(covered / total, minCoverage) || isBelow(tagged / total, minCoverage) || covered === 0) return unknown('LOW_COVERAGE')

  const amountOf = (some: readonly MovingMember[]): number => some.reduce((sum, { weight, ret }) => sum + (weight / covered) * ret, 0)
  const isThemed = ({ themes }: ThemeMember): boolean => themes?.includes(theme) ?? false
  const isUntagged = ({ themes }: ThemeMember): boolean => !Array.isArray(themes)
  const indexReturn = amountOf(moving)
  if (indexReturn === 0 || isBelow(Math.abs(indexReturn), minMove)) return unknown('NOT_APPLICABLE')
  const themed = moving.filter(isThemed)
  const weight = weightOf(themed) / covered
  const share = amountOf(themed) / indexReturn
  const possible = moving.filter(isUntagged).map((member) => amountOf([member]) / indexReturn)
  const shareLow = possible.reduce((sum, extra) => sum + Math.min(0, extra), share)
  const shareHigh = possible.reduce((sum, extra) => sum + Math.max(0, extra), share)
  const isReturnMissing = members.some((member) => !hasReturn(member) && (isThemed(member) || isUntagged(member)))
  return known({
    indexReturn,
    weight,
    share,
    shareLow,
    shareHigh,
    exThemeReturn: themed.length === moving.length ? null : (indexReturn - amountOf(themed)) / (1 - weight),
    dependent: isAtLeast(shareLow, limit) ? true : isBelow(shareHigh, limit) && !isReturnMissing ? false : null,
  })
}

type MovingMember = ThemeMember & { readonly ret: number }

const hasReturn = (member: ThemeMember): member is MovingMember => typeof member.ret === 'number'

const weightOf = (members: readonly ThemeMember[]): number => members.reduce((sum, { weight }) => sum + weight, 0)

function refuseTheme(theme: unknown): Refusal | undefined {
  if (theme === null || theme === undefined) return unknown('MISSING_DATA')
  return typeof theme === 'string' ? undefined : badInput('BAD_VALUE')
}

function refuseThemeMember(member: UntrustedRecord): Refusal | undefined {
  const { themes } = member
  const areTags = themes === null || themes === undefined || (Array.isArray(themes) && themes.every((tag) => typeof tag === 'string'))
  return firstRefusal(
    typeof member['id'] === 'string' && areTags ? undefined : badInput('BAD_VALUE'),
    refuseNumber(member['weight'], isNonNegative),
    refuseOptionalNumber(member['ret'], (change) => change > -1),
  )
}
