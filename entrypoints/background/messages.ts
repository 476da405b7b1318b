import { checkMessages } from '@/lib/check/messages'
import { modelMessages } from '@/lib/check/model/messages'
import { noteBoxMessages } from '@/lib/check/note-box/messages'
import { muteMessages } from '@/lib/check/mutes/messages'
import { noteMessages } from '@/lib/notes/messages'

export const messages = { ...checkMessages, ...modelMessages, ...muteMessages, ...noteBoxMessages, ...noteMessages }
