#if canImport(Security)
    import Foundation
    import Security

    /// Secrets in the Keychain of this device: readable once it was unlocked after a start, in no backup that another device could
    /// read, and never synchronised.
    public struct Keychain: KeyStore {
        private let service: String

        /// Secrets that belong to this service, such as the app's bundle identifier.
        public init(service: String) {
            self.service = service
        }

        public func read(_ name: String) throws -> Data? {
            var query = entry(name)
            query[kSecReturnData] = true
            query[kSecMatchLimit] = kSecMatchLimitOne
            var found: CFTypeRef?
            switch SecItemCopyMatching(query as CFDictionary, &found) {
            case errSecSuccess: return found as? Data
            case errSecItemNotFound: return nil
            case errSecInteractionNotAllowed: throw KeysLocked()
            case let status: throw KeysRefused(status: status)
            }
        }

        public func write(_ name: String, _ secret: Data) throws {
            var added = entry(name)
            added[kSecValueData] = secret
            added[kSecAttrAccessible] = kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly
            switch SecItemAdd(added as CFDictionary, nil) {
            case errSecSuccess: return
            case errSecInteractionNotAllowed: throw KeysLocked()
            case let status: throw KeysRefused(status: status)
            }
        }

        private func entry(_ name: String) -> [CFString: Any] {
            [
                kSecClass: kSecClassGenericPassword,
                kSecAttrService: service,
                kSecAttrAccount: name,
                kSecUseDataProtectionKeychain: true,
            ]
        }
    }
#endif
