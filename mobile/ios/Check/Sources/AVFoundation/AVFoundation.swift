// AVFoundation, as far as Hallway uses it: declarations alone, each under the name of its page in Apple's documentation.
@_exported import AppleFoundation

// AVMediaType
public struct AVMediaType: Hashable, Sendable {
    private let name: String
    public static let video = AVMediaType(name: "video")
    public static let audio = AVMediaType(name: "audio")
}

// AVAuthorizationStatus
public enum AVAuthorizationStatus: Int, Sendable {
    case notDetermined, restricted, denied, authorized
}

// AVCaptureDevice
open class AVCaptureDevice: NSObject {
    // AVCaptureDevice/authorizationStatus(for:)
    public static func authorizationStatus(for mediaType: AVMediaType) -> AVAuthorizationStatus { .denied }
    // AVCaptureDevice/requestAccess(for:)
    public static func requestAccess(for mediaType: AVMediaType) async -> Bool { false }
}
