import LocalAuthentication

/// Whoever may open this phone: by face, finger or number.
enum DeviceOwner {
    /// The phone has a lock to ask for.
    static var canBeAsked: Bool {
        LAContext().canEvaluatePolicy(.deviceOwnerAuthentication, error: nil)
    }

    /// Asks; whoever took the lock off the phone has opened everything on it.
    static func shows() async -> Bool {
        guard canBeAsked else { return true }
        let asked = try? await LAContext().evaluatePolicy(
            .deviceOwnerAuthentication, localizedReason: String(localized: "unlock_reason"))
        return asked ?? false
    }
}
