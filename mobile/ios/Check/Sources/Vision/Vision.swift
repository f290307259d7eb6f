// Vision, as far as Hallway uses it: declarations alone, each under the name of its page in Apple's documentation.

// VNBarcodeSymbology
public struct VNBarcodeSymbology: Hashable, Sendable {
    public static let qr = VNBarcodeSymbology()
}
