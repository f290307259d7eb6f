import HallwayCore
import JournalKit

// SwiftUI has types of these names as well; in the app these are meant.
typealias Link = JournalKit.Link
typealias Tab = JournalKit.Tab

// So has Foundation.
typealias Progress = HallwayCore.Progress
