import JournalKit
import SwiftUI
import UIKit

extension HallwayModel {
    /// The journal of this phone: its file where no other app, no backup and no extension reads it, its key in the Keychain.
    static func ofThisPhone() -> HallwayModel {
        let door = Door(
            now: { Date.now.moment() },
            open: {
                try openJournal(
                    in: try journalFolder(), keys: Keychain(service: "app.hallway"), now: Date.now.moment(),
                    isLocked: { !protectedDataIsAvailable })
            })
        return HallwayModel(
            door, in: journalFolder, keys: Keychain(service: "app.hallway"), preferences: Preferences(.standard),
            inbox: Inbox.sharedFolder)
    }

    /// Whether files that the lock protects can be opened now. Asked on the journal's own queue: the main thread never waits for that.
    private nonisolated static var protectedDataIsAvailable: Bool {
        DispatchQueue.main.sync { MainActor.assumeIsolated { UIApplication.shared.isProtectedDataAvailable } }
    }

    /// The folder of the journal. What lies in it can be opened while the phone is unlocked, and stays open when it is locked.
    private nonisolated static func journalFolder() throws -> URL {
        let files = FileManager.default
        let support = try files.url(for: .applicationSupportDirectory, in: .userDomainMask, appropriateFor: nil, create: true)
        var folder = support.appending(path: "Journal", directoryHint: .isDirectory)
        try files.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.protectionKey: FileProtectionType.completeUnlessOpen])
        var values = URLResourceValues()
        values.isExcludedFromBackup = true
        try folder.setResourceValues(values)
        return folder
    }
}
