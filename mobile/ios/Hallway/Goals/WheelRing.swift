import SwiftUI

/// A ring of stages with how many are at each, clockwise from the top. A touch chooses one.
struct WheelRing<Middle: View>: View {
    let counts: [Int]
    let chosen: Int
    let choose: @MainActor (Int) -> Void
    let middle: Middle
    /// As wide and as high as it is drawn.
    @State private var side: CGFloat = 280

    init(counts: [Int], chosen: Int, choose: @escaping @MainActor (Int) -> Void, @ViewBuilder middle: () -> Middle) {
        self.counts = counts
        self.chosen = chosen
        self.choose = choose
        self.middle = middle()
    }

    /// The gap between two stages, in degrees.
    private static var gap: Double { 4 }
    /// The width of the ring, as a part of the whole.
    private static var width: CGFloat { 0.17 }

    var body: some View {
        Canvas { context, size in draw(in: &context, size) }
            .aspectRatio(1, contentMode: .fit)
            .frame(maxWidth: 280)
            .contentShape(.circle)
            .onTapGesture { at in choose(stage(at: at)) }
            .background { GeometryReader { space in Color.clear.onAppear { side = space.size.width } } }
            .overlay { VStack(spacing: 2) { middle }.frame(maxWidth: 150) }
            .frame(maxWidth: .infinity)
            // The list below it says the same, and each of its rows can be chosen.
            .accessibilityHidden(true)
    }

    private var sweep: Double { 360 / Double(max(counts.count, 1)) }

    private func draw(in context: inout GraphicsContext, _ size: CGSize) {
        let width = min(size.width, size.height) * Self.width
        let radius = (min(size.width, size.height) - width) / 2
        let center = CGPoint(x: size.width / 2, y: size.height / 2)
        for (place, count) in counts.enumerated() {
            let from = -90 + Double(place) * sweep
            let arc = Path { path in
                path.addArc(
                    center: center, radius: radius, startAngle: .degrees(from + Self.gap / 2),
                    endAngle: .degrees(from + sweep - Self.gap / 2), clockwise: false)
            }
            let color: Color = place == chosen ? .hallwayAccent : count > 0 ? .hallwaySoft : Color(uiColor: .tertiarySystemFill)
            context.stroke(arc, with: .color(color), lineWidth: width)
            guard count > 0 else { continue }
            let angle = (from + sweep / 2) * .pi / 180
            let at = CGPoint(x: center.x + radius * cos(angle), y: center.y + radius * sin(angle))
            let ink: Color = place == chosen ? Color(uiColor: .systemBackground) : .primary
            context.draw(Text(count, format: .number).font(.subheadline.weight(.medium)).foregroundStyle(ink), at: at)
        }
    }

    private func stage(at: CGPoint) -> Int {
        let turn = (atan2(at.y - side / 2, at.x - side / 2) + .pi * 5 / 2) / (2 * .pi)
        return min(Int((turn - turn.rounded(.down)) * CGFloat(counts.count)), counts.count - 1)
    }
}
