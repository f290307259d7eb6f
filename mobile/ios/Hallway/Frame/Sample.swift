#if DEBUG
    import JournalKit
    import SwiftUI

    extension HallwayModel {
        /// A journal in a folder of its own with a few lines in it, for looking at screens in Xcode.
        static let sample: HallwayModel = {
            let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString, directoryHint: .isDirectory)
            let door = Door(now: { Date.now.moment() }) {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                let now = Date.now.moment()
                let journal = try Journal.open(directory: folder.path, key: freshSecret(), secret: freshSecret(), now: now)
                for line in [
                    "Coffee with @Ana Silva, she is moving to Lisbon in June !send the visa contact by friday",
                    "Lunch with @Bo Lindqvist ?he sends the budget by monday", "Walk with @Priya Shah #design",
                ] {
                    _ = try journal.log(text: line, choices: [], now: now)
                }
                return journal
            }
            let defaults = UserDefaults(suiteName: UUID().uuidString) ?? .standard
            return HallwayModel(
                door, in: { folder }, keys: Keychain(service: "app.hallway.sample"), preferences: Preferences(defaults), inbox: nil)
        }()
    }
#endif
