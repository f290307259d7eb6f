import Foundation

/// What the app and its extensions share: one folder that no other app reads. The inbox lies there, and what a widget shows; the
/// journal and its key never do.
public enum AppGroup {
    /// Its name, as the entitlements of the app and of both extensions have it.
    public static let name = "group.app.hallway"

    /// What the extensions leave for the journal.
    public static var inbox: Inbox? { folder.map { Inbox($0.appendingPathComponent("inbox")) } }

    /// What the widgets show.
    public static var glance: GlanceFile? { folder.map { GlanceFile($0.appendingPathComponent("glance.json")) } }

    /// The folder; nothing where the app was signed without the group.
    private static var folder: URL? {
        #if canImport(Darwin)
            FileManager.default.containerURL(forSecurityApplicationGroupIdentifier: name)
        #else
            nil
        #endif
    }
}

extension Inbox {
    /// Where what is said outside the app's window waits.
    public static var sharedFolder: URL? { AppGroup.inbox?.folder }
}

/// What lies in the group can be read once the phone was unlocked after its start: a widget draws behind a lock, and a reply is
/// written there.
enum Protected {
    #if os(iOS)
        static let writing: Data.WritingOptions = .completeFileProtectionUntilFirstUserAuthentication
    #else
        static let writing: Data.WritingOptions = []
    #endif
}
