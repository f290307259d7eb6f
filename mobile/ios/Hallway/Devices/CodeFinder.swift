import JournalKit
import SwiftUI
import Vision
import VisionKit

/// What the camera sees, and the codes in it.
struct CodeFinder: UIViewControllerRepresentable {
    let read: @MainActor (String) -> Void
    /// The camera cannot be had after all.
    let failed: @MainActor () -> Void

    func makeUIViewController(context: Context) -> DataScannerViewController {
        let scanner = DataScannerViewController(
            recognizedDataTypes: [.barcode(symbologies: [.qr])], qualityLevel: .balanced, recognizesMultipleItems: false,
            isHighFrameRateTrackingEnabled: false, isHighlightingEnabled: true)
        scanner.delegate = context.coordinator
        return scanner
    }

    func updateUIViewController(_ scanner: DataScannerViewController, context: Context) {
        guard !scanner.isScanning else { return }
        do {
            try scanner.startScanning()
        } catch {
            failed()
        }
    }

    static func dismantleUIViewController(_ scanner: DataScannerViewController, coordinator: Coordinator) {
        scanner.stopScanning()
    }

    func makeCoordinator() -> Coordinator {
        Coordinator(read: read, failed: failed)
    }

    @MainActor
    final class Coordinator: NSObject, DataScannerViewControllerDelegate {
        private let read: @MainActor (String) -> Void
        private let failed: @MainActor () -> Void

        init(read: @escaping @MainActor (String) -> Void, failed: @escaping @MainActor () -> Void) {
            self.read = read
            self.failed = failed
        }

        func dataScanner(_ scanner: DataScannerViewController, didAdd items: [RecognizedItem], allItems: [RecognizedItem]) {
            for case .barcode(let code) in items {
                if let text = code.payloadStringValue, PairingStore.mayBeCode(text) { read(text) }
            }
        }

        func dataScanner(
            _ scanner: DataScannerViewController, becameUnavailableWithError error: DataScannerViewController.ScanningUnavailable
        ) {
            failed()
        }
    }
}
