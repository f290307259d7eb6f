import Foundation

/// What the platform's own search for devices on the local network finds, in the words of the core.
public enum Nearby {
    /// The kind of service that Hallway's devices are announced as: the one of all programs that speak through iroh.
    public static let service = "_irohv1._udp"

    /// The device that announces itself under this name: its 32 bytes in base32 without padding (RFC 4648); nothing for a name that
    /// is none.
    public static func device(named name: String) -> EndpointId? {
        var bytes: [UInt8] = []
        var (held, bits): (UInt32, UInt32) = (0, 0)
        for letter in name.lowercased().utf8 {
            let value: UInt32
            switch letter {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): value = UInt32(letter - UInt8(ascii: "a"))
            case UInt8(ascii: "2")...UInt8(ascii: "7"): value = UInt32(letter - UInt8(ascii: "2")) + 26
            default: return nil
            }
            (held, bits) = (held << 5 | value, bits + 5)
            guard bits >= 8 else { continue }
            bits -= 8
            bytes.append(UInt8(truncatingIfNeeded: held >> bits))
            held &= 1 << bits - 1
        }
        // The last letter says four bits more than there are, and those are nothing.
        guard bytes.count == 32, name.utf8.count == 52, held == 0 else { return nil }
        return bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    /// An address as the core takes it, of what the platform calls a host: `192.168.1.7%en0` is `192.168.1.7:41641`. Nothing for one
    /// that holds on one cable alone (`fe80::`), whose number no other program knows.
    public static func address(host: String, port: UInt16) -> String? {
        guard port > 0, let host = host.split(separator: "%").first.map(String.init) else { return nil }
        if host.contains(":") {
            return host.lowercased().hasPrefix("fe80") ? nil : "[\(host)]:\(port)"
        }
        return host.contains(".") ? "\(host):\(port)" : nil
    }
}
