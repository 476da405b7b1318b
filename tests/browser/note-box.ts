import type { Frame, Page } from 'playwright-core'
import { until } from './until'

/** Returns the frame of the editor of a note, which has no address, once it has the focus. */
export async function noteBoxOf(page: Page): Promise<Frame> {
  await until(
    () => page.evaluate(() => document.activeElement?.localName),
    (name) => name === 'claimlight-note',
  )
  return page.frames().find((frame) => frame.parentFrame() === page.mainFrame() && !/^https?:/.test(frame.url()))!
}
