import SwiftUI
import WidgetKit

@main
struct WidgetsBundle: WidgetBundle {
    var body: some Widget {
        LineWidget()
        if #available(iOS 18.0, *) { LogControl() }
    }
}
