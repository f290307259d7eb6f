import Foundation

/// There is a journal, and the key to it is gone: the phone was restored or reset. Nothing was deleted.
public struct KeyGone: Error, Hashable {
    public init() {}
}

/// Who this device was to the user's others is forgotten, or the file is another one's: to them it is a new device.
public struct NewDevice: Error, Hashable {
    public init() {}
}

/// Opens the journal in this folder. The first time its secrets are made, and kept before anything is written with them; where a
/// journal is and its key is not, that is ``KeyGone`` and never a new key. Where it is only forgotten who the device was, it goes on
/// as a new one, and ``SyncStore`` says that it has to be paired (``NewDevice``).
///
/// `isLocked` is asked where the file could not be opened: behind a lock that protects files, that is ``KeysLocked``.
public func openJournal(
    in folder: URL, keys: some KeyStore, now: Moment, isLocked: () -> Bool = { false }
) throws -> Journal {
    let key: Data
    if let kept = try keys.read(journalKey) {
        key = kept
    } else if FileManager.default.fileExists(atPath: folder.appendingPathComponent(journalFile).path) {
        throw KeyGone()
    } else {
        key = try freshSecret()
        try keys.write(journalKey, key)
    }
    let secret: Data
    if let kept = try keys.read(deviceSecret) {
        secret = kept
    } else {
        secret = try freshSecret()
        try keys.write(deviceSecret, secret)
    }
    do {
        return try Journal.open(directory: folder.path, key: key, secret: secret, now: now)
    } catch JournalError.TryAgain where isLocked() {
        throw KeysLocked()
    }
}

/// Moves a journal that cannot be read here any more into a folder beside it, whole, and says which. After that a new journal can be
/// made in its place and paired. Nothing may have it open.
@discardableResult
public func setAside(in folder: URL) throws -> URL {
    let files = FileManager.default
    let names = try files.contentsOfDirectory(atPath: folder.path)
    let aside = folder.appendingPathComponent("set-aside-\(UUID().uuidString)")
    try files.createDirectory(at: aside, withIntermediateDirectories: false)
    // The journal itself goes last: before that it still is where its companions belong.
    let companions = names.filter { $0.hasPrefix(journalFile) && $0 != journalFile }
    for name in companions + names.filter({ $0 == journalFile }) {
        try files.moveItem(at: folder.appendingPathComponent(name), to: aside.appendingPathComponent(name))
    }
    return aside
}

/// Copies what can be read of a damaged journal into a new file, puts that in its place, and says what is missing; the damaged one is kept
/// beside it. Nothing may have it open. Where that cannot be done everything is as it was.
public func repairJournal(in folder: URL, keys: any KeyStore, now: Moment) throws -> Repaired {
    guard let key = try keys.read(journalKey) else { throw KeyGone() }
    return try repair(directory: folder.path, key: key, work: Work(listener: nil), now: now)
}

private let journalFile = "journal.hallway"
private let journalKey = "journal"
private let deviceSecret = "device"
