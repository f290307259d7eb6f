import AVFoundation
import VisionKit

/// Whether a code can be read with the camera.
enum Camera {
    /// The user has not been asked.
    case askable
    case granted
    /// They said no; it is said in the system's settings now.
    case refused
    /// This device has none that reads codes.
    case none

    /// How it stands now.
    @MainActor static var access: Camera {
        guard DataScannerViewController.isSupported else { return .none }
        return switch AVCaptureDevice.authorizationStatus(for: .video) {
        case .authorized: .granted
        case .notDetermined: .askable
        default: .refused
        }
    }

    /// Asks the user, when they want to read a code with it and not before.
    static func ask() async {
        _ = await AVCaptureDevice.requestAccess(for: .video)
    }
}
