import { serveSync } from './sync-session'

// Reading, joining, compiling and writing happen here, so that the panel stays responsive and can stop them.
serveSync(self)
