// LocalAuthentication, as far as Hallway uses it: declarations alone, each under the name of its page in Apple's documentation.
@_exported import AppleFoundation

// LAPolicy
public enum LAPolicy: Int, Sendable {
    case deviceOwnerAuthenticationWithBiometrics = 1
    case deviceOwnerAuthentication = 2
}

// LAContext
open class LAContext: NSObject {
    // LAContext/canEvaluatePolicy(_:error:)
    open func canEvaluatePolicy(_ policy: LAPolicy, error: UnsafeMutablePointer<NSError?>?) -> Bool { false }
    // LAContext/evaluatePolicy(_:localizedReason:)
    open func evaluatePolicy(_ policy: LAPolicy, localizedReason: String) async throws -> Bool { false }
}
