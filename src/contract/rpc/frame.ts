import { z } from 'zod'
import { AppError } from '../errors.ts'

/** What travels between a face and the core. JSON only; `input`, `value` and the settled value are checked by the channel's own schema on the receiving side. */
export const CallFrame = z.object({ type: z.literal('call'), id: z.number().int().nonnegative(), channel: z.string(), input: z.unknown() })
export const CancelFrame = z.object({ type: z.literal('cancel'), id: z.number().int().nonnegative() })
export const ProgressFrame = z.object({ type: z.literal('progress'), id: z.number().int().nonnegative(), value: z.unknown() })
export const SettleFrame = z.object({
  type: z.literal('settle'),
  id: z.number().int().nonnegative(),
  outcome: z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), value: z.unknown() }), z.object({ ok: z.literal(false), error: AppError })]),
})
export const EventFrame = z.object({ type: z.literal('event'), name: z.string(), value: z.unknown() })

/** Frames that a client may send. */
export const ToCore = z.discriminatedUnion('type', [CallFrame, CancelFrame])
export type ToCore = z.infer<typeof ToCore>
/** Frames that the core may send. */
export const ToFace = z.discriminatedUnion('type', [ProgressFrame, SettleFrame, EventFrame])
export type ToFace = z.infer<typeof ToFace>

/** The whole of what a shell has to provide: one way out, one way in. */
export interface Transport {
  send(frame: ToCore | ToFace): void
  /** Returns the function that stops listening. */
  onFrame(listener: (frame: unknown) => void): () => void
}
