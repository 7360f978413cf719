import { z } from 'zod'

/** Every setting, its shape and its default. What a screen remembers (columns, window, selection) is a setting too. */
export const Settings = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  gainColours: z.enum(['blue-orange', 'green-red']).default('blue-orange'),
  density: z.enum(['dense', 'comfortable']).default('dense'),
  zoomPercent: z.number().int().min(80).max(160).default(100),
  paper: z.enum(['A4', 'Letter']).default('A4'),
  smallCapProxy: z.string().default('IWM'),
  largeCapProxy: z.string().default('SPY'),
  riskFraction: z.number().positive().max(0.1).default(0.005),
  volTarget: z.number().positive().max(2).default(0.35),
  regimeSet: z
    .array(z.string())
    .max(200)
    .default(
      (
        'IWM IWN IWO IJR IWB IWD IWF IWC SPY RSP QQQ DIA MDY VTV VUG KRE KBE IYT XRT XLB XLC XLE XLF XLI XLK XLP XLU XLV XLY XLRE ' +
        'GLD SLV USO UUP TLT IEF SHY TIP HYG JNK LQD QUAL SPLV VLUE GSPC SPX RUT ^RUT VIX'
      ).split(' '),
    ),
  /** Remembered per screen: JSON text owned by that screen. */
  view: z.record(z.string().max(60), z.string().max(20_000)).default({}),
})
export type Settings = z.infer<typeof Settings>
export const SettingsGet = z.strictObject({})
/** Only the settings named are changed; `view` is merged by key. */
export const SettingsSet = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']).optional(),
  gainColours: z.enum(['blue-orange', 'green-red']).optional(),
  density: z.enum(['dense', 'comfortable']).optional(),
  zoomPercent: z.number().int().min(80).max(160).optional(),
  paper: z.enum(['A4', 'Letter']).optional(),
  smallCapProxy: z.string().trim().min(1).max(40).optional(),
  largeCapProxy: z.string().trim().min(1).max(40).optional(),
  riskFraction: z.number().positive().max(0.1).optional(),
  volTarget: z.number().positive().max(2).optional(),
  regimeSet: z.array(z.string()).max(200).optional(),
  view: z.record(z.string().max(60), z.string().max(20_000)).optional(),
})
export const SettingsOutput = z.object({ settings: Settings })
