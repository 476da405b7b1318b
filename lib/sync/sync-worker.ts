import { serveSync } from './serve-sync'

// Reading, joining, compiling and writing happen here, so that the panel stays responsive and can stop them.
serveSync(self)
