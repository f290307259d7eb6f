// VisionKit, as far as Hallway uses it: declarations alone, each under the name of its page in Apple's documentation.
@_exported import UIKit
import Vision

// DataScannerViewController
@MainActor
public final class DataScannerViewController: UIViewController {
    public static var isSupported: Bool { false }
    public static var isAvailable: Bool { false }

    public init(
        recognizedDataTypes: Set<RecognizedDataType>, qualityLevel: QualityLevel = .balanced, recognizesMultipleItems: Bool = false,
        isHighFrameRateTrackingEnabled: Bool = true, isPinchToZoomEnabled: Bool = true, isGuidanceEnabled: Bool = true,
        isHighlightingEnabled: Bool = false
    ) {}

    public weak var delegate: (any DataScannerViewControllerDelegate)?
    public var isScanning: Bool { false }
    public func startScanning() throws {}
    public func stopScanning() {}

    // DataScannerViewController/RecognizedDataType
    public struct RecognizedDataType: Hashable, Sendable {
        // DataScannerViewController/RecognizedDataType/barcode(symbologies:)
        public static func barcode(symbologies: [VNBarcodeSymbology] = []) -> RecognizedDataType { RecognizedDataType() }
    }
    // DataScannerViewController/QualityLevel
    public enum QualityLevel: Sendable {
        case balanced, fast, accurate
    }
    // DataScannerViewController/ScanningUnavailable
    public enum ScanningUnavailable: Error, Sendable {
        case unsupported, cameraRestricted
    }
}

// DataScannerViewControllerDelegate
@MainActor
public protocol DataScannerViewControllerDelegate: AnyObject {
    func dataScanner(_ dataScanner: DataScannerViewController, didAdd addedItems: [RecognizedItem], allItems: [RecognizedItem])
    func dataScanner(
        _ dataScanner: DataScannerViewController, becameUnavailableWithError error: DataScannerViewController.ScanningUnavailable)
}

extension DataScannerViewControllerDelegate {
    public func dataScanner(
        _ dataScanner: DataScannerViewController, didAdd addedItems: [RecognizedItem], allItems: [RecognizedItem]
    ) {}
    public func dataScanner(
        _ dataScanner: DataScannerViewController, becameUnavailableWithError error: DataScannerViewController.ScanningUnavailable
    ) {}
}

// RecognizedItem
public enum RecognizedItem: Sendable {
    case text(Text)
    case barcode(Barcode)

    // RecognizedItem/Text
    public struct Text: Sendable {
        public let transcript: String
    }
    // RecognizedItem/Barcode
    public struct Barcode: Sendable {
        public let payloadStringValue: String?
    }
}
