// Everything of the app that needs no screen, on the plain JVM: the bindings of the core, and what each screen shows and does.

plugins {
    alias(libs.plugins.kotlin.jvm)
}

kotlin {
    jvmToolchain(17)
    compilerOptions { allWarningsAsErrors = false } // The bindings are generated, and not ours to tidy.
}

val repository = rootDir.resolve("../..")

/** Writes the Kotlin side of the core, from the library as it is built for this machine. */
val bindings = tasks.register<Exec>("bindings") {
    val out = layout.buildDirectory.dir("bindings")
    outputs.dir(out)
    outputs.upToDateWhen { false } // Cargo knows whether anything changed.
    workingDir = repository
    commandLine("script/bindings", "kotlin", out.get().asFile.path)
}

sourceSets["main"].kotlin.srcDir(bindings)

/** Where cargo put the library that tests on this machine call into. */
val library = providers.exec {
    workingDir = repository
    commandLine("script/library")
}.standardOutput.asText

tasks.test {
    dependsOn(bindings)
    // What takes minutes is named so, and runs with the long runs.
    if (System.getenv("HALLWAY_LONG") == null) filter { excludeTestsMatching("*Long") }
    doFirst { systemProperty("jna.library.path", File(library.get().trim()).parent) }
}

dependencies {
    // Each platform brings its own artifact: the app the one for Android, tests the one for this machine.
    compileOnly(libs.jna)
    api(libs.coroutines.core)
    testImplementation(libs.jna)
    testImplementation(libs.junit)
    testImplementation(libs.coroutines.test)
}
