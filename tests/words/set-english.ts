import { inject } from 'vitest'
import { setLanguage } from '@/lib/i18n/t'
import { saying } from './saying'

/** Runs before each file of unit tests, which have no browser with a language: sets English. */
setLanguage(saying(inject('english')))
