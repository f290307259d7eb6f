import Foundation

/// Where the two secrets of this device are kept: the Keychain in the app, a folder in tests.
public protocol KeyStore: Sendable {
    /// The secret under this name; nothing if it was never made or is gone.
    ///
    /// Throws ``KeysLocked`` while the store cannot be read, so that a locked phone is not taken for one without a key.
    func read(_ name: String) throws -> Data?

    /// Keeps a secret. It returns when the secret is safe.
    func write(_ name: String, _ secret: Data) throws
}

/// The secrets or the journal are there and cannot be read yet: the phone is locked.
public struct KeysLocked: Error, Hashable {
    public init() {}
}

/// The store of secrets refused, with the number it gave.
public struct KeysRefused: Error, Hashable {
    public let status: Int32

    public init(status: Int32) {
        self.status = status
    }
}
