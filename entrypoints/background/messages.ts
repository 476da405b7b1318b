import { checkMessages } from '@/lib/check/messages'
import { modelMessages } from '@/lib/check/model/messages'
import { noteBoxMessages } from '@/lib/check/note-box/messages'
import { muteMessages } from '@/lib/check/mutes/messages'
import { ownTextMessages } from '@/lib/check/own-texts/messages'
import { noteMessages } from '@/lib/notes/messages'

export const messages = {
  ...checkMessages,
  ...modelMessages,
  ...muteMessages,
  ...noteBoxMessages,
  ...ownTextMessages,
  ...noteMessages,
}
