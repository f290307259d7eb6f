import SwiftUI

extension ShapeStyle where Self == Color {
    /// The one colour that says: here.
    static var hallwayAccent: Color { Color("AccentColor") }

    /// What lies behind white words on a button.
    static var hallwayLoud: Color { Color("LoudColor") }

    /// What lies behind the one loud thing, and behind what was taken.
    static var hallwaySoft: Color { Color("SoftColor") }
}

/// Sizes that every screen shares, in points.
enum Size {
    /// The least height of what one can touch.
    static let touch: CGFloat = 44
    /// The space left and right of everything.
    static let edge: CGFloat = 20
    /// The most width of what is read, on a tablet.
    static let reading: CGFloat = 640
}

extension View {
    /// As high as a thumb needs, and touched where it is empty too.
    func touchable() -> some View {
        frame(minHeight: Size.touch).contentShape(.rect)
    }

    /// The one button of a screen that does what one came for.
    func prominent() -> some View {
        buttonStyle(.borderedProminent).tint(.hallwayLoud)
    }
}

/// A button over the whole width, at the foot: loud for what one came for, else calm.
struct WideStyle: ButtonStyle {
    let loud: Bool
    @Environment(\.isEnabled) private var isEnabled

    func makeBody(configuration: Configuration) -> some View {
        configuration.label
            .font(.headline)
            .multilineTextAlignment(.center)
            .foregroundStyle(loud ? Color.white : .primary)
            .padding(.horizontal, 16)
            .padding(.vertical, 12)
            .frame(maxWidth: .infinity, minHeight: 50)
            .background(loud ? Color.hallwayLoud : .hallwaySoft, in: .rect(cornerRadius: 12))
            .opacity(isEnabled ? configuration.isPressed ? 0.7 : 1 : 0.4)
    }
}

extension ButtonStyle where Self == WideStyle {
    static func wide(loud: Bool) -> WideStyle { WideStyle(loud: loud) }
}
