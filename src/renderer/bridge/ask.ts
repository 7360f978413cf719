import type { z } from 'zod'
import type { ChannelName, Channels } from '#contract/channels.ts'

/** What a screen has to say to ask a channel: fields with a default may be left out. */
export type Ask<C extends ChannelName> = z.input<Channels[C]['input']>
